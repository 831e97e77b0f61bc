import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.returntypes.DiVector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Scores the numbers on standard input, one a line: {@code Scores SHINGLE SEED PASSES [parts]}. Prints the score of each
 * and, if asked, what it gave by being high and by being low; on standard error the seconds of processor time that each
 * pass took this thread to score and learn them all, from an empty forest.
 */
public final class Scores {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static RandomCutForest forest(int shingle, long seed) {
    return RandomCutForest.builder()
        .dimensions(shingle)
        .shingleSize(shingle)
        .internalShinglingEnabled(true)
        .numberOfTrees(100)
        .sampleSize(256)
        .outputAfter(256)
        .timeDecay(1e-5)
        .parallelExecutionEnabled(false)
        .randomSeed(seed)
        .build();
  }

  private static double time(int shingle, long seed, List<float[]> values, double[] scores) {
    RandomCutForest forest = forest(shingle, seed);
    long start = CLOCK.getCurrentThreadCpuTime();
    for (int i = 0; i < scores.length; ++i) {
      scores[i] = forest.getAnomalyScore(values.get(i));
      forest.update(values.get(i));
    }
    return (CLOCK.getCurrentThreadCpuTime() - start) * 1e-9;
  }

  private static void print(int shingle, long seed, List<float[]> values, double[] scores, boolean withParts) {
    RandomCutForest forest = forest(shingle, seed);
    PrintWriter out = new PrintWriter(System.out);
    for (int i = 0; i < scores.length; ++i) {
      out.print(scores[i]);
      if (withParts) {
        DiVector parts = forest.getAnomalyAttribution(values.get(i));
        forest.update(values.get(i));
        out.print(" " + DoubleStream.of(parts.high).sum() + " " + DoubleStream.of(parts.low).sum());
      }
      out.println();
    }
    out.flush();
  }

  public static void main(String[] arguments) throws IOException {
    int shingle = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    int passes = Integer.parseInt(arguments[2]);
    List<float[]> values = new ArrayList<>();
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      values.add(new float[] {Float.parseFloat(line)});
    }
    double[] scores = new double[values.size()];
    for (int pass = 0; pass < passes; ++pass) {
      System.err.println(time(shingle, seed, values, scores));
    }
    print(shingle, seed, values, scores, arguments.length > 3);
  }
}
