package dev.tern.cdk.spec.bare;

/** The base class of a connector, as the kit's own are made. */
public abstract class ConnectorBase<C> {}
