package dev.tern.worker.connector;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A connector whose stdin takes so many bytes a second, {@code slow:RATE[:REF]}. */
record SlowConnector(String reference, ByteRate rate, Connector inner) implements Connector {

  private static final int SLICES_PER_SECOND = 20;

  @Override
  public ConnectorRun start(List<String> arguments) {
    return new SlowRun(inner.start(arguments), rate);
  }

  private static final class SlowRun extends ForwardingRun {

    private final CountDownLatch killed = new CountDownLatch(1);
    private final OutputStream input;

    SlowRun(ConnectorRun inner, ByteRate rate) {
      super(inner);
      this.input = new SlowOutput(inner.input(), rate, killed);
    }

    @Override
    public OutputStream input() {
      return input;
    }

    @Override
    public void kill() {
      killed.countDown();
      super.kill();
    }
  }

  private static final class SlowOutput extends FilterOutputStream {

    private final long rate;
    private final int slice;
    private final CountDownLatch killed;
    private long free = System.nanoTime();

    SlowOutput(OutputStream out, ByteRate rate, CountDownLatch killed) {
      super(out);
      this.rate = rate.bytes();
      this.slice = (int) Math.max(1, Math.min(rate.bytes() / SLICES_PER_SECOND, 1 << 20));
      this.killed = killed;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      for (int at = 0; at < length; at += slice) {
        int count = Math.min(slice, length - at);
        takeTime(count);
        out.write(source, offset + at, count);
        out.flush();
      }
    }

    private void takeTime(int bytes) throws IOException {
      long now = System.nanoTime();
      free = Math.max(now, free) + TimeUnit.SECONDS.toNanos(bytes) / rate;
      try {
        if (killed.await(free - now, TimeUnit.NANOSECONDS)) {
          throw new IOException("Broken pipe");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("Interrupted while waiting.");
      }
    }
  }
}
