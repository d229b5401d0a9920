package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.Precondition;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.error.ErrorContext;
import io.cloudhal.error.HalException;
import io.cloudhal.error.InvalidRequestException;
import io.cloudhal.error.LimitExceededException;
import io.cloudhal.error.NotFoundException;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.EntryOptions;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.Write;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.PutOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What an error tells, and what it must not. */
abstract class ErrorTextContract extends ErrorContract {

  private static final String SECRET = "payload that nobody may see";

  @Test
  @Clause("errors.text.1")
  void contextNamesProviderOperationAndResource() {
    KeyValueStore store = missingStore();
    assertTells("memory.get", store.name().value(), () -> store.get(entryKey()));
    Queue queue = missingQueue();
    assertTells("bus.send", queue.name().value(), () -> queue.send(message("lost")));
    RemoteFunction function = missingFunction();
    assertTells(
        "alu.submit", function.name().value(), () -> function.submit(Invocation.of(bytes(3))));
    Bucket bucket = missingBucket();
    assertTells("storage.stat", bucket.name().value(), () -> bucket.stat(blobKey()));
  }

  private void assertTells(String operation, String resource, ThrowingCallable call) {
    HalException error = thrown(NotFoundException.class, call);
    ErrorContext context = error.context();
    assertThat(context.operation()).isEqualTo(operation);
    assertThat(context.resource()).isEqualTo(resource);
    assertThat(error).hasMessageStartingWith(context + ": ");
    assertThat(error.getMessage()).hasSizeGreaterThan((context + ": ").length());
    assertThat(context.toString())
        .startsWith(computer().provider() + " " + operation + " " + resource);
  }

  @Test
  @Clause("errors.text.2")
  void refusalsTellTheSameContext() {
    EntryKey key = entryKey();
    HalException error =
        thrown(InvalidRequestException.class, () -> store().getAll(List.of(key, key)));
    assertThat(error.context().operation()).isEqualTo("memory.getAll");
    assertThat(error.context().resource()).isEqualTo(store().name().value());
    error =
        thrown(
            InvalidRequestException.class,
            () -> bucket().delete(blobKey(), Precondition.ifAbsent()));
    assertThat(error.context().operation()).isEqualTo("storage.delete");
    assertThat(error.context().resource()).isEqualTo(bucket().name().value());
  }

  @Test
  @Clause("errors.text.3")
  void contextHoldsNoKey() {
    EntryKey key = EntryKey.of("secretpartition", "secretsort");
    HalException error = thrown(NotFoundException.class, () -> missingStore().get(key));
    assertThat(error.context().toString()).doesNotContain("secret");
    BlobKey blob = BlobKey.of("secret/blob");
    error = thrown(NotFoundException.class, () -> missingBucket().stat(blob));
    assertThat(error.context().toString()).doesNotContain("secret");
  }

  @Test
  @Clause("errors.text.4")
  void limitThatWasExceededIsTold() {
    int largest = computer().memory().capabilities().maxValueBytes();
    Bytes value = Bytes.wrap(new byte[largest + 1]);
    HalException error =
        thrown(
            LimitExceededException.class,
            () -> store().put(entryKey(), value, EntryOptions.defaults()));
    assertThat(error)
        .hasMessageContaining(Integer.toString(largest))
        .hasMessageContaining(Integer.toString(largest + 1));
  }

  @Test
  @Clause("errors.text.5")
  void errorsHoldNoPayload() {
    Bytes payload = Bytes.utf8(SECRET);
    EntryKey key = entryKey();
    Write put = Write.put(key, payload);
    assertSilent(() -> missingStore().put(key, payload, EntryOptions.defaults()));
    assertSilent(() -> missingStore().writeAll(List.of(put)));
    assertSilent(() -> missingStore().transact(key.partition(), List.of(put)));
    assertSilent(() -> store().writeAll(List.of(put, put)));
    Message message = Message.of(payload).withAttributes(Map.of("name", SECRET));
    assertSilent(() -> missingQueue().send(message));
    assertSilent(() -> missingQueue().sendAll(List.of(message)));
    assertSilent(() -> missingFunction().invoke(Invocation.of(payload)));
    PutOptions options = PutOptions.defaults().withMetadata(Map.of("name", SECRET));
    assertSilent(() -> missingBucket().put(blobKey(), BlobSource.of(payload), options));
  }

  /** Asserts that neither the error nor what caused it shows the payload. */
  private void assertSilent(ThrowingCallable call) {
    StringWriter text = new StringWriter();
    thrown(HalException.class, call).printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).doesNotContain(SECRET);
  }
}
