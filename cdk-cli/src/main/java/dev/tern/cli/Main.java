package dev.tern.cli;

/** The process {@code cdk}. */
public final class Main {

  private Main() {}

  /** Runs one command line and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(Cdk.run(Surroundings.ofProcess(), args));
  }
}
