# python3: differs because it is not given the option
# options: -X dev
# stderr: any
import asyncio, sys
print(sys.flags.dev_mode, sys.warnoptions)  # expect: True ['default']
async def main():
    print(asyncio.get_running_loop().get_debug(), sys.get_coroutine_origin_tracking_depth())  # expect: True 10
    print(asyncio.current_task()._source_traceback[-1].line)  # expect: asyncio.run(main())
asyncio.run(main())
print(asyncio.new_event_loop().get_debug())  # expect: True
