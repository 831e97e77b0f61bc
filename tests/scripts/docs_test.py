#!/usr/bin/env python3
"""Checks that the generated pages of docs/ say what the program says.

usage: docs_test.py SLUICE SOURCE_DIR
"""
import subprocess
import sys

sys.exit(subprocess.run([sys.executable, f"{sys.argv[2]}/tools/write_docs.py", sys.argv[1], "--check"],
                        check=False).returncode)
