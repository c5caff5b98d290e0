"""Runs omrade."""
import os
import subprocess


class Failed(Exception):
    pass


class Omrade:
    def __init__(self, binary, state):
        self.binary = binary
        self.environment = {**os.environ, "XDG_STATE_HOME": str(state)}
        self.environment.pop("OMRADE_DISCLOSURE_KEY", None)

    def __call__(self, *arguments, accept=(0,)):
        done = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True, env=self.environment)
        if done.returncode not in accept:
            raise Failed(f"omrade {' '.join(map(str, arguments))} ended with {done.returncode}: {done.stderr.strip()[-600:]}")
        return done
