# python3: differs because the signatures are those of 3.14
import asyncio, inspect

NAMES = """
    AbstractEventLoop AbstractEventLoop.add_reader AbstractEventLoop.add_signal_handler
    AbstractEventLoop.add_writer AbstractEventLoop.call_at AbstractEventLoop.call_exception_handler
    AbstractEventLoop.call_later AbstractEventLoop.call_soon AbstractEventLoop.call_soon_threadsafe
    AbstractEventLoop.close AbstractEventLoop.connect_accepted_socket AbstractEventLoop.connect_read_pipe
    AbstractEventLoop.connect_write_pipe AbstractEventLoop.create_datagram_endpoint
    AbstractEventLoop.create_future AbstractEventLoop.create_task AbstractEventLoop.default_exception_handler
    AbstractEventLoop.get_debug AbstractEventLoop.get_exception_handler AbstractEventLoop.get_task_factory
    AbstractEventLoop.getaddrinfo AbstractEventLoop.getnameinfo AbstractEventLoop.is_closed
    AbstractEventLoop.is_running AbstractEventLoop.remove_reader AbstractEventLoop.remove_signal_handler
    AbstractEventLoop.remove_writer AbstractEventLoop.run_forever AbstractEventLoop.run_in_executor
    AbstractEventLoop.run_until_complete AbstractEventLoop.sendfile AbstractEventLoop.set_debug
    AbstractEventLoop.set_default_executor AbstractEventLoop.set_exception_handler
    AbstractEventLoop.set_task_factory AbstractEventLoop.shutdown_asyncgens
    AbstractEventLoop.shutdown_default_executor AbstractEventLoop.sock_accept AbstractEventLoop.sock_connect
    AbstractEventLoop.sock_recv AbstractEventLoop.sock_recv_into AbstractEventLoop.sock_recvfrom
    AbstractEventLoop.sock_recvfrom_into AbstractEventLoop.sock_sendall AbstractEventLoop.sock_sendfile
    AbstractEventLoop.sock_sendto AbstractEventLoop.start_tls AbstractEventLoop.stop AbstractEventLoop.time
    AbstractServer Barrier Barrier.__aenter__ Barrier.__aexit__ Barrier.abort Barrier.reset Barrier.wait
    BaseEventLoop BoundedSemaphore.acquire BoundedSemaphore.locked BoundedSemaphore.release Condition
    Condition.__aenter__ Condition.__aexit__ Condition.notify Condition.notify_all Condition.wait
    Condition.wait_for Event.clear Event.is_set Event.set Event.wait EventLoop FrameCallGraphEntry
    Future.__await__ Future.__class_getitem__ Future.__iter__ Future.cancel Future.cancelled Future.done
    Future.exception Future.get_loop Future.remove_done_callback Future.result Future.set_exception
    Future.set_result FutureCallGraph Handle.cancel Handle.cancelled Handle.get_context LifoQueue
    LifoQueue.empty LifoQueue.full LifoQueue.get LifoQueue.get_nowait LifoQueue.join LifoQueue.put
    LifoQueue.put_nowait LifoQueue.qsize LifoQueue.shutdown LifoQueue.task_done Lock.acquire Lock.locked
    Lock.release PriorityQueue PriorityQueue.empty PriorityQueue.full PriorityQueue.get
    PriorityQueue.get_nowait PriorityQueue.join PriorityQueue.put PriorityQueue.put_nowait PriorityQueue.qsize
    PriorityQueue.shutdown PriorityQueue.task_done Queue.empty Queue.full Queue.get Queue.get_nowait
    Queue.join Queue.put Queue.put_nowait Queue.qsize Queue.shutdown Queue.task_done Runner Runner.close
    Runner.get_loop Runner.run SelectorEventLoop Semaphore.acquire Semaphore.locked Semaphore.release Server
    Task.__await__ Task.__class_getitem__ Task.__iter__ Task.cancel Task.cancelled Task.cancelling Task.done
    Task.exception Task.get_context Task.get_coro Task.get_loop Task.get_name Task.get_stack Task.print_stack
    Task.remove_done_callback Task.result Task.set_exception Task.set_name Task.set_result Task.uncancel
    TaskGroup TaskGroup.__aenter__ TaskGroup.__aexit__ TaskGroup.create_task TimerHandle.cancel
    TimerHandle.cancelled TimerHandle.get_context TimerHandle.when _enter_task _get_running_loop _leave_task
    _register_task _set_running_loop _unregister_task all_tasks as_completed create_eager_task_factory
    create_task current_task eager_task_factory ensure_future future_add_to_awaited_by
    future_discard_from_awaited_by gather get_event_loop get_event_loop_policy get_running_loop iscoroutine
    iscoroutinefunction isfuture new_event_loop run run_coroutine_threadsafe set_event_loop
    set_event_loop_policy shield sleep to_thread wait wait_for wrap_future
"""

def signature(value):
    try:
        return str(inspect.signature(value))
    except ValueError:
        return "?"

for name in NAMES.split():
    value = asyncio
    for part in name.split("."):
        value = getattr(value, part)
    kind = "class" if isinstance(value, type) else "async" if inspect.iscoroutinefunction(value) else "def"
    print(kind, name + signature(value) if callable(value) else value)
