// One rule measures the memory of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
