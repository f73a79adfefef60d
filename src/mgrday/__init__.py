"""mgrday: the daily routine of a sales manager, on the command line."""
