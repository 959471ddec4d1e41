"""The commands of the command line: each turns its arguments and what it reads into an answer, and does no I/O."""
