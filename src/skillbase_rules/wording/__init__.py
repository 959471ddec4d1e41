"""Every word that people see, in two languages."""
