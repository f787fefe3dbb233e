"""`python -m tawatur`."""
from tawatur.cli import main

main(prog_name="tawatur")
