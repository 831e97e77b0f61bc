import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.FormatDescriptor;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.TableEnvironment;

/**
 * Runs the SQL statements of a file on a small cluster in this process, the last one into a folder
 * of JSON files, and prints what the job took, planning and the start of the cluster left out.
 * Arguments: file, parallelism, folder.
 */
public class FlinkPeer {
  public static void main(String[] arguments) throws Exception {
    Configuration settings = new Configuration();
    settings.setString("parallelism.default", arguments[1]);
    settings.setString("table.local-time-zone", "UTC");
    settings.setString("taskmanager.memory.network.max", "256m");
    TableEnvironment environment = TableEnvironment.create(
        EnvironmentSettings.newInstance().inStreamingMode().withConfiguration(settings).build());
    List<String> statements = List.of(Files.readString(Path.of(arguments[0])).split(";\n"));
    for (String statement : statements.subList(0, statements.size() - 1)) {
      environment.executeSql(statement);
    }
    Table answer = environment.sqlQuery(statements.get(statements.size() - 1));
    long milliseconds = answer
                            .insertInto(TableDescriptor.forConnector("filesystem")
                                            .option("path", arguments[2])
                                            .format(FormatDescriptor.forFormat("json").build())
                                            .build())
                            .execute()
                            .getJobClient()
                            .orElseThrow()
                            .getJobExecutionResult()
                            .get()
                            .getNetRuntime();
    System.out.printf("{\"seconds\":%.6f}%n", milliseconds / 1e3);
    System.exit(0);
  }
}
