package dev.tern.benchmarks.rivals;

/** The least a Java process can do. */
public final class Hello {

  private Hello() {}

  /** Says hello. */
  @SuppressWarnings("SystemOut") // that is all it does
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
