"""`python -m naklank` and the command `naklank`: joins the command line to the real objects."""

import sys

from naklank.cli.main import run
from naklank.wiring import Doors


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:], Doors()))


if __name__ == "__main__":
    main()
