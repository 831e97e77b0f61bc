"""eKuiper, a rule engine in Go. `peers/install` asks the Go proxy for it; where that does not serve it there is no run."""
from peers import folder

NAME = "eKuiper"
KIND = "streaming"


def is_installed():
    return (folder() / "ekuiper" / "kuiperd").exists()


def version():
    return "eKuiper" if is_installed() else ""


def refusal(_query, _form):
    return "rules over its message sources only: it reads no whole file as a stream"


def command(_job_path):
    raise NotImplementedError("every query is refused")
