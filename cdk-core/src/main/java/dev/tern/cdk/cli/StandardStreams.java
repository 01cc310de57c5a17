package dev.tern.cdk.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The three streams a connector runs on: those of the process, or others for a connector that runs
 * inside another program.
 *
 * @param in data for a destination
 * @param out protocol messages and nothing else
 * @param err text for people
 */
public record StandardStreams(InputStream in, OutputStream out, PrintStream err) {

  /**
   * The streams of this process, past whatever {@link System} wraps around them. Reading ends with
   * an exception when the reading thread is interrupted.
   */
  static StandardStreams ofProcess() {
    return new StandardStreams(
        new ReadAhead(new FileInputStream(FileDescriptor.in)),
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
  }
}
