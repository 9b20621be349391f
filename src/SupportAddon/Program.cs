return await SupportAddon.Shell.Commands.RunAsync(args);
