package dev.tern.cdk.cli;

import java.nio.file.Path;
import java.util.Map;

/** A command and the files it was given. */
record CommandLineCall(Command command, Map<Command.Input, Path> files) {}
