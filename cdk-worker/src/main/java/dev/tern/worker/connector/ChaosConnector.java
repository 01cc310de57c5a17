package dev.tern.worker.connector;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A connector that dies in the middle of reading or writing, {@code chaos:SEED[:REF]}.
 *
 * <p>The seed and the number of the run decide at which byte of its input or output it is killed;
 * the output that it had not handed over by then is lost. Every fourth run or so lives.
 */
final class ChaosConnector implements Connector {

  private static final Set<String> LONG_COMMANDS = Set.of("read", "write");
  private static final int MOST_BITS = 20;
  private static final int FATES = 4;

  private final String reference;
  private final long seed;
  private final Connector inner;
  private final AtomicLong runs = new AtomicLong();

  ChaosConnector(String reference, long seed, Connector inner) {
    this.reference = reference;
    this.seed = seed;
    this.inner = inner;
  }

  @Override
  public String reference() {
    return reference;
  }

  @Override
  public ConnectorRun start(List<String> arguments) {
    ConnectorRun run = inner.start(arguments);
    if (arguments.isEmpty() || !LONG_COMMANDS.contains(arguments.get(0))) {
      return run;
    }
    return new DoomedRun(run, new Random(seed * 31 + runs.getAndIncrement()));
  }

  /** A run that ends when a number of bytes has passed one of its pipes. */
  private static final class DoomedRun extends ForwardingRun {

    private final OutputStream input;
    private final InputStream output;

    DoomedRun(ConnectorRun inner, Random random) {
      super(inner);
      int fate = random.nextInt(FATES);
      long place = 1L + random.nextInt(1 << random.nextInt(MOST_BITS));
      this.input = new DoomedInput(inner.input(), fate == 0 ? place : Long.MAX_VALUE);
      this.output =
          new DoomedOutput(inner.output(), fate == 1 || fate == 2 ? place : Long.MAX_VALUE);
    }

    private final class DoomedInput extends FilterOutputStream {
      private long left;

      DoomedInput(OutputStream out, long left) {
        super(out);
        this.left = left;
      }

      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        int count = (int) Math.min(length, left);
        out.write(source, offset, count);
        left -= count;
        if (count < length) {
          out.flush();
          kill();
          throw new IOException("Broken pipe");
        }
      }
    }

    private final class DoomedOutput extends FilterInputStream {
      private long left;

      DoomedOutput(InputStream in, long left) {
        super(in);
        this.left = left;
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0) {
          kill();
          return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        left -= Math.max(count, 0);
        return count;
      }
    }

    @Override
    public OutputStream input() {
      return input;
    }

    @Override
    public InputStream output() {
      return output;
    }
  }
}
