"""``python -m skillbase_rules`` is the command line."""

import sys

from skillbase_rules.cli import main

sys.exit(main())
