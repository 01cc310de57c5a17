package dev.tern.cdk.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param command what is to be done
 * @param files the files it was given
 * @param maxDuration when it is asked to stop; empty for never
 */
record CommandLineCall(
    Command command, Map<Command.Input, Path> files, Optional<Duration> maxDuration) {}
