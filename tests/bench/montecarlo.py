"""The draws of src/study/montecarlo.c in numpy, on one core: one beta-distributed rate, eleven lognormal factors,
the nets of four levels for the period and fourteen shorter ones, and of the first their spread."""

import time

import numpy

DRAWS, BLOCK = 1_000_000, 20_000  # blocks that stay in the cache
SERVICES, LEVELS, HORIZONS = 11, 4, 14

random = numpy.random.Generator(numpy.random.SFC64(1))
gain = random.normal(1e6, 1e6, (SERVICES, LEVELS * (1 + HORIZONS)))
cost = random.uniform(1e5, 1e6, LEVELS * (1 + HORIZONS))
spread = numpy.full(SERVICES, 0.2)

began = time.process_time()
net = numpy.empty((DRAWS, LEVELS))
paid = numpy.zeros(LEVELS * (1 + HORIZONS))
for start in range(0, DRAWS, BLOCK):
    rate = 0.05 + 0.1 * random.beta(3, 3, BLOCK)
    factor = numpy.exp(random.standard_normal((BLOCK, SERVICES)) * spread - spread * spread / 2)
    all_nets = rate[:, None] * (factor @ gain) - cost
    paid += (all_nets >= 0).sum(axis=0)
    net[start:start + BLOCK] = all_nets[:, :LEVELS]
numpy.percentile(net, [10, 50, 90], axis=0)
net.std(axis=0)
print(f"the same draws in numpy {numpy.__version__}\t{DRAWS / (time.process_time() - began) / 1e6:.2f} million per second")
