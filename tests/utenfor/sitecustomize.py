"""Python reads this as it starts, when the folder is on its path: a process that tests start lives on their clock."""

import os
import sys
import time

if forskyvning := os.environ.get("TESTKLOKKE_FORSKYVNING"):
    # time_machine brings along what its fixtures need, and that takes longer than all the rest of the start.
    sys.modules |= {"pytest": None, "dateutil.parser": None}  # type: ignore[dict-item]
    import time_machine

    del sys.modules["pytest"], sys.modules["dateutil.parser"]
    time_machine.travel(time.time() + float(forskyvning)).start()
    time.time()  # the clock runs from the first time it is asked
