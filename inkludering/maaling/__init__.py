"""What is told to those who operate the house: measurements, and errors without persons."""
