package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.error.HalException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.BucketName;
import io.cloudhal.storage.PutOptions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the contracts of errors share: calls on all devices that fail. */
abstract class ErrorContract extends BusContract {

  final KeyValueStore store() {
    return resources().store();
  }

  final Bucket bucket() {
    return resources().bucket();
  }

  final RemoteFunction function(FunctionName name) {
    return computer().alu().function(name);
  }

  final KeyValueStore missingStore() {
    return computer().memory().store(new StoreName("missing" + Names.random()));
  }

  final Bucket missingBucket() {
    return computer().storage().bucket(new BucketName(fresh("missing")));
  }

  final Queue missingQueue() {
    return computer().bus().queue(new QueueName(fresh("missing")));
  }

  final RemoteFunction missingFunction() {
    return function(new FunctionName(fresh("missing")));
  }

  static EntryKey entryKey() {
    return EntryKey.of(fresh("partition"), "sort");
  }

  static BlobKey blobKey() {
    return BlobKey.of(fresh("blob"));
  }

  final BlobKey storedBlob() {
    BlobKey key = blobKey();
    bucket().put(key, BlobSource.of(bytes(100)), PutOptions.defaults());
    return key;
  }

  /** Returns what the call throws, which must be of that kind and from this provider. */
  final <E extends HalException> E thrown(Class<E> kind, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(kind);
    E error = kind.cast(thrown);
    assertThat(error.context().provider()).isEqualTo(computer().provider());
    return error;
  }

  /** Asserts that the same call would fail again, and that this one changed nothing. */
  final void assertFinal(Class<? extends HalException> kind, ThrowingCallable call) {
    HalException error = thrown(kind, call);
    assertThat(error.retryable()).as("retryable: %s", error).isFalse();
    assertThat(error.mayHaveTakenEffect()).as("may have taken effect: %s", error).isFalse();
  }
}
