"""What the figures were taken on."""
import os
import platform
import subprocess


def cpu_model():
    """The processor's name."""
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor()


def commit(source):
    """The commit that was built, with a plus where files differ from it."""
    def git(*words):
        return subprocess.run(["git", "-C", source, *words], capture_output=True, text=True, check=False).stdout.strip()
    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain") else "")


def load():
    """Average number of programs that wanted a processor in the last minute, this one among them."""
    return os.getloadavg()[0]


def describe(source):
    """The machine and build as a dictionary."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"cpu": cpu_model(), "cpus": len(os.sched_getaffinity(0)), "memory_gb": round(memory / 1e9),
            "system": f"{platform.system()} {platform.release()}", "commit": commit(source),
            "load_before": round(load(), 2)}
