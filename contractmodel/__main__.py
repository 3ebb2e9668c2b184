"""`python -m contractmodel` is `contract`."""

from contractmodel.cli import main

if __name__ == "__main__":
    main()
