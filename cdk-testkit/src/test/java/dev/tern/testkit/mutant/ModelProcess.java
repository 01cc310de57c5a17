package dev.tern.testkit.mutant;

import dev.tern.cdk.cli.StandardStreams;
import dev.tern.cdk.cli.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The model source as a process, with the fault that its environment names. */
final class ModelProcess {

  private static final int MEGABYTE = 1 << 20;

  private ModelProcess() {}

  public static void main(String[] arguments) {
    PrintStream people =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    StandardStreams streams =
        new StandardStreams(
            InputStream.nullInputStream(), new FileOutputStream(FileDescriptor.out), people);
    Fault fault = Fault.valueOf(System.getenv().getOrDefault("FAULT", "none"));
    boolean lacks = fault == Fault.needs && System.getenv("DEPLOYMENT_MODE") == null;
    System.exit(lacks ? 1 : new Faulty(fault).run(arguments, streams, new StopSignal()));
  }

  /** What is wrong with it. */
  enum Fault {
    none,
    leaves,
    fat,
    hoards,
    needs,
    littersRoot
  }

  private static final class Faulty extends ModelSource {
    private final List<byte[]> held = new ArrayList<>();
    private final Fault fault;
    private boolean begun;

    Faulty(Fault fault) {
      super(new ModelStore());
      this.fault = fault;
    }

    @Override
    boolean emits(ModelStream stream, long place, ModelRequest request) {
      if (!begun) {
        begun = true;
        begin();
      }
      return true;
    }

    private void begin() {
      switch (fault) {
        case none, needs -> {}
        case leaves -> leave();
        case littersRoot -> litter();
        case fat -> {
          for (int i = 0; i < 100; i++) {
            hold(3);
          }
        }
        case hoards -> {
          Thread thread = new Thread(this::hoard, "hoard");
          thread.setDaemon(true);
          thread.start();
        }
      }
    }

    private static void litter() {
      try {
        Files.delete(Files.createTempFile(Path.of("/"), "litter", ".tmp"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void leave() {
      try {
        Files.createTempFile("forgotten", ".tmp");
        new ProcessBuilder("sleep", "300").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void hold(int megabytes) {
      byte[] memory = new byte[megabytes * MEGABYTE];
      Arrays.fill(memory, (byte) 1);
      held.add(memory);
    }

    private void hoard() {
      CountDownLatch never = new CountDownLatch(1);
      try {
        while (held.size() < 100 && !never.await(100, TimeUnit.MILLISECONDS)) {
          hold(3);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
