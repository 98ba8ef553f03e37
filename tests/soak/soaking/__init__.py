"""What the driver of long use consists of: a window whose clock runs fast, and what it costs.

``fast_time`` makes hours pass in seconds, ``stalls`` notices when the window's thread does not answer,
``user`` does inside the process what a listener does for days.
"""
