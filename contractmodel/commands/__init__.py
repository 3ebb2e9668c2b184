"""What each command does once its arguments are read. `cli.py` declares them; nothing here knows Typer."""
