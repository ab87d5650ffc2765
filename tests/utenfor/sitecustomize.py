"""Python reads this as it starts, when the folder is on its path: a process that tests start lives on their clock."""

import os
import time

import time_machine

if forskyvning := os.environ.get("TESTKLOKKE_FORSKYVNING"):
    time_machine.travel(time.time() + float(forskyvning)).start()
    time.time()  # the clock runs from the first time it is asked
