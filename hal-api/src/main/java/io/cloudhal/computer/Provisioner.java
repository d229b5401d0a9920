package io.cloudhal.computer;

import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.StreamName;
import io.cloudhal.bus.SubscriptionName;
import io.cloudhal.bus.TopicName;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BucketName;
import java.time.Duration;

/**
 * Creates and removes the resources of a computer, for tests, command lines and small set-ups.
 * Thread-safe; every method blocks, and may throw any {@link io.cloudhal.error.HalException}.
 *
 * <p>{@code ensure…} returns when the resource is there and usable; it does nothing if it is there
 * already with this specification, and throws {@code InvalidRequestException} if it has another one
 * or belongs to somebody else. A name that was just removed may be refused by a vendor for a
 * minute: that is waited out. {@code remove…} removes the resource with all it holds, and does
 * nothing if there is none.
 *
 * <p>Calls take what a vendor needs to get ready: their deadline is the computer's, but at least 3
 * minutes.
 */
public interface Provisioner {

  /** Ensures that there is a bucket. */
  void ensureBucket(BucketName name);

  /** Removes a bucket and its blobs. */
  void removeBucket(BucketName name);

  /** Ensures that there is a key/value store. */
  void ensureStore(StoreName name);

  /** Removes a key/value store with entries and counters. */
  void removeStore(StoreName name);

  /**
   * Ensures that there is a queue.
   *
   * @throws io.cloudhal.error.UnsupportedFeatureException if it shall be ordered and the bus does
   *     not declare it
   * @throws io.cloudhal.error.NotFoundException if its dead-letter queue does not exist
   * @throws io.cloudhal.error.InvalidRequestException if its dead-letter queue is itself or of
   *     another order
   */
  void ensureQueue(QueueSpec spec);

  /** Removes a queue and its messages. */
  void removeQueue(QueueName name);

  /**
   * Ensures that there is a topic.
   *
   * @throws io.cloudhal.error.UnsupportedFeatureException if it shall be ordered and the bus does
   *     not declare it
   */
  void ensureTopic(TopicSpec spec);

  /** Removes a topic; its subscriptions keep what they have and get no more. */
  void removeTopic(TopicName name);

  /**
   * Ensures that there is a subscription; it gets the messages that are sent from now on.
   *
   * @throws io.cloudhal.error.NotFoundException if its topic or dead-letter queue does not exist
   */
  void ensureSubscription(SubscriptionSpec spec);

  /** Removes a subscription and its messages. */
  void removeSubscription(SubscriptionName name);

  /** Ensures that there is an event stream. */
  void ensureStream(StreamSpec spec);

  /** Removes an event stream and its records. */
  void removeStream(StreamName name);

  /**
   * Removes what the vendor never removes by itself and nobody can reach any more: expired entries,
   * message bodies in storage beyond retention, abandoned uploads. To be called now and then, by
   * anybody, also by several at a time.
   *
   * @param budget how long it may take, 1 s to 1 h
   */
  Swept sweep(Duration budget);
}
