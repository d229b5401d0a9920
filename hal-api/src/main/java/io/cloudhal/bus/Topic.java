package io.cloudhal.bus;

/** A topic: each message goes to every subscription that exists when it is sent. */
public interface Topic extends MessageSink {

  /** Returns the name. */
  TopicName name();
}
