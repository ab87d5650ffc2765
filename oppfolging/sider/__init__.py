"""What the pages show: each module reads for one page or one part of it, and changes nothing."""
