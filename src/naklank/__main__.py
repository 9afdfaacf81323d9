"""`python -m naklank` and the command `naklank`: joins the command line to the real objects."""

import sys

from naklank.cli.doors import Doors
from naklank.cli.main import run


def real_doors() -> Doors:
    """The real objects, loaded only by a command that needs them: they take longer than a page of help."""
    from naklank import wiring

    return wiring.Doors()


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:], real_doors))


if __name__ == "__main__":
    main()
