package dev.tern.cdk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.message.MessageReader;
import dev.tern.cdk.message.MessageWriter;
import dev.tern.cdk.state.SavedState;
import dev.tern.protocol.ConfiguredAirbyteCatalog;
import dev.tern.protocol.StreamDescriptor;
import java.util.Optional;

/** What a command works with: its inputs, read and checked when asked for, and its outputs. */
public interface CommandContext {

  /**
   * The configuration, valid against the specification; from now on its secrets are hidden in every text.
   *
   * @throws dev.tern.cdk.error.ConfigException with all problems at once
   */
  ObjectNode config();

  /**
   * The configured catalog.
   *
   * @throws dev.tern.cdk.error.ConfigException when it is none
   */
  ConfiguredAirbyteCatalog catalog();

  /**
   * The state of an earlier sync, or none.
   *
   * @throws dev.tern.cdk.error.ConfigException when it cannot be understood (SRC-15)
   */
  SavedState state();

  /** The input, for a command that has one. */
  MessageReader in();

  /** The output. */
  MessageWriter out();

  /** Whether the process was asked to end. */
  StopSignal stop();

  /** Reports a failure as one ERROR trace; the command may go on, the process will exit with 1 (READ-22). */
  void report(Throwable failure, Optional<StreamDescriptor> stream);
}
