"""Test files of asyncio; CPython's are linked beside this one."""
