"""Peers that are Python packages: each runs in the Python of build/peers."""
import subprocess

from peers import folder


def python():
    """The interpreter that has the packages."""
    return folder() / "python" / "bin" / "python"


def package_version(package):
    """The installed version of a package, or ""."""
    if not python().exists():
        return ""
    found = subprocess.run([python(), "-c", f"import importlib.metadata as m; print(m.version({package!r}))"],
                           capture_output=True, text=True, check=False)
    return found.stdout.strip() if found.returncode == 0 else ""


def job_command(script, job_path):
    """Runs a peer's script on a job."""
    return [str(python()), str(script), str(job_path)]
