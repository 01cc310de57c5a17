package dev.tern.cdk.spec;

/** The base class of a connector, as the kit's own are made. */
abstract class Base<C> {
  static final class Rich extends Base<RichConfig> {}
}
