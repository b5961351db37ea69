# python3: differs because 3.14 changed it
import asyncio, inspect
for name in ("gather", "sleep", "run", "create_task", "ensure_future", "current_task", "all_tasks", "isfuture"):
    function = getattr(asyncio, name)
    print(name, inspect.signature(function), inspect.iscoroutinefunction(function))
