package io.cloudhal.conformance;

import io.cloudhal.ProviderId;
import io.cloudhal.alu.Alu;
import io.cloudhal.bus.Bus;
import io.cloudhal.bus.QueueName;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.computer.TopicSpec;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.UnsupportedFeatureException;
import io.cloudhal.memory.Memory;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PresignRequest;
import io.cloudhal.storage.PresignedRequest;
import io.cloudhal.storage.Storage;
import io.cloudhal.storage.StorageCapabilities;
import io.cloudhal.storage.StorageFeature;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** A computer that has buckets and queues, as far as optional features need them. */
final class TinyComputer implements CloudComputer {

  /** What the computer does when an optional feature is used. */
  enum Manner {
    /** It offers it. */
    WORKS,
    /** It throws before any effect. */
    REFUSES,
    /** It throws when the effect is there. */
    REFUSES_LATE
  }

  static final ProviderId PROVIDER = new ProviderId("tiny");

  private final boolean declares;
  private final Manner manner;
  private final Set<String> buckets = new TreeSet<>();
  private final List<String> events = new CopyOnWriteArrayList<>();

  /**
   * Creates a computer.
   *
   * @param declares whether it declares the optional features
   */
  TinyComputer(boolean declares, Manner manner) {
    this.declares = declares;
    this.manner = manner;
  }

  /** Returns the buckets that exist. */
  Set<String> buckets() {
    return buckets;
  }

  /** Returns what was closed, in order. */
  List<String> events() {
    return events;
  }

  @Override
  public ProviderId provider() {
    return PROVIDER;
  }

  @Override
  public Storage storage() {
    return Partial.of(Storage.class, new TinyStorage());
  }

  @Override
  public Bus bus() {
    return Partial.of(Bus.class, new TinyBus(declares, manner));
  }

  @Override
  public Provisioner provisioner() {
    return Partial.of(Provisioner.class, new TinyProvisioner());
  }

  @Override
  public Memory memory() {
    throw new UnsupportedOperationException("memory");
  }

  @Override
  public Alu alu() {
    throw new UnsupportedOperationException("alu");
  }

  @Override
  public CloudComputer withDeadline(Duration perCall) {
    return this;
  }

  @Override
  public void close() {
    events.add("computer closed");
  }

  static UnsupportedFeatureException refusal() {
    return new UnsupportedFeatureException(
        ErrorContext.of(PROVIDER, "tiny.feature", "tiny"), "not here");
  }

  /** What a {@link Storage} is asked for here. */
  public final class TinyStorage {
    public StorageCapabilities capabilities() {
      return Partial.of(StorageCapabilities.class, new TinyCapabilities());
    }

    public Bucket bucket(BucketName name) {
      return Partial.of(Bucket.class, new TinyBucket());
    }
  }

  /** What {@link StorageCapabilities} are asked for here. */
  public final class TinyCapabilities {
    public Set<StorageFeature> features() {
      return declares ? Set.of(StorageFeature.PRESIGN) : Set.of();
    }
  }

  /** What a {@link Bucket} is asked for here. */
  public final class TinyBucket {
    public PresignedRequest presign(PresignRequest request) {
      if (manner != Manner.WORKS) {
        throw refusal();
      }
      URI uri = URI.create("https://tiny.example/" + request.key());
      return new PresignedRequest(request.method(), uri, Map.of(), Instant.EPOCH);
    }
  }

  /** What a {@link Provisioner} is asked for here. */
  public final class TinyProvisioner {
    public void ensureBucket(BucketName name) {
      buckets.add(name.value());
    }

    public void removeBucket(BucketName name) {
      buckets.remove(name.value());
    }

    public void ensureQueue(QueueSpec spec) {
      requireOrdering(spec.ordered());
    }

    public void removeQueue(QueueName name) {}

    public void ensureTopic(TopicSpec spec) {
      requireOrdering(spec.ordered());
    }

    private void requireOrdering(boolean ordered) {
      if (ordered && manner != Manner.WORKS) {
        throw refusal();
      }
    }
  }
}
