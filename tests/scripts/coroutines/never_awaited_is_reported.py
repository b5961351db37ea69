# stderr: any
import gc
async def forgotten():
    print("never runs")
forgotten()
gc.collect()
print("end")  # expect: end
