return await SupportAddon.Testing.ClusterGuest.RunAsync(args);
