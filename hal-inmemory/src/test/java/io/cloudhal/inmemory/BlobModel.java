package io.cloudhal.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudhal.Bytes;
import io.cloudhal.DeleteResult;
import io.cloudhal.Page;
import io.cloudhal.Precondition;
import io.cloudhal.Version;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import io.cloudhal.storage.PutOptions;
import io.cloudhal.storage.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/** Does random things to a bucket, and to a map, and compares what they answer. */
final class BlobModel {

  private static final String[] SEGMENTS = {"a", "A", "b", "a.b", "-", "\u00e4", "\uffe0", "0"};

  private record Known(Bytes content, PutOptions options, Version version) {}

  private final Random random;
  private final NavigableMap<String, Known> blobs =
      new TreeMap<>((one, other) -> Arrays.compareUnsigned(utf8(one), utf8(other)));
  private Version last = new Version("none-yet");

  BlobModel(long seed) {
    this.random = new Random(seed);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void step(Bucket bucket) throws IOException {
    String key = key();
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> write(bucket, key);
      case 3 -> delete(bucket, key);
      case 4 -> copy(bucket, key, key());
      case 5 -> read(bucket, key);
      default -> list(bucket);
    }
  }

  private String key() {
    List<String> segments = new ArrayList<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      segments.add(SEGMENTS[random.nextInt(SEGMENTS.length)]);
    }
    return String.join("/", segments);
  }

  private Precondition precondition(String key) {
    Known known = blobs.get(key);
    return switch (random.nextInt(4)) {
      case 0 -> Precondition.ifAbsent();
      case 1 -> Precondition.ifVersion(last);
      case 2 -> Precondition.ifVersion(known == null ? last : known.version());
      default -> Precondition.none();
    };
  }

  private boolean holds(Precondition precondition, String key) {
    Known known = blobs.get(key);
    if (precondition instanceof Precondition.IfVersion seen) {
      return known != null && known.version().equals(seen.expected());
    }
    return precondition instanceof Precondition.None || known == null;
  }

  private void write(Bucket bucket, String key) throws IOException {
    byte[] content = new byte[random.nextInt(10) == 0 ? 40_000 + random.nextInt(60_000) : 5];
    random.nextBytes(content);
    PutOptions options =
        PutOptions.defaults()
            .withHeaders(ContentHeaders.none().withType("type/" + random.nextInt(9)))
            .withMetadata(Map.of("number", Integer.toString(random.nextInt(9))))
            .withPrecondition(precondition(key));
    WriteResult result =
        random.nextBoolean()
            ? bucket.put(BlobKey.of(key), BlobSource.of(Bytes.copyOf(content)), options)
            : writeInPieces(bucket, key, content, options);
    written(key, Bytes.copyOf(content), options, options.precondition(), result);
  }

  private WriteResult writeInPieces(Bucket bucket, String key, byte[] content, PutOptions options)
      throws IOException {
    try (BlobWriter writer = bucket.create(BlobKey.of(key), options)) {
      for (int at = 0; at < content.length; ) {
        int piece = Math.min(1 + random.nextInt(50_000), content.length - at);
        writer.stream().write(content, at, piece);
        at += piece;
      }
      return writer.commit();
    }
  }

  private void written(
      String key, Bytes content, PutOptions options, Precondition asked, WriteResult result) {
    assertThat(result.written()).isEqualTo(holds(asked, key));
    if (result.written()) {
      blobs.put(key, new Known(content, options, result.version()));
      last = result.version();
    } else {
      assertThat(((WriteResult.Conflict) result).current()).isEqualTo(version(key));
    }
  }

  private Optional<Version> version(String key) {
    return Optional.ofNullable(blobs.get(key)).map(Known::version);
  }

  private void delete(Bucket bucket, String key) {
    Precondition asked = precondition(key);
    if (asked instanceof Precondition.IfAbsent) {
      assertThat(bucket.deleteAll(List.of(BlobKey.of(key)))).isEmpty();
      blobs.remove(key);
      return;
    }
    DeleteResult result = bucket.delete(BlobKey.of(key), asked);
    if (holds(asked, key)) {
      assertThat(result).isEqualTo(new DeleteResult.Deleted());
      blobs.remove(key);
    } else {
      assertThat(result)
          .isEqualTo(
              blobs.containsKey(key)
                  ? new DeleteResult.Conflict(version(key))
                  : new DeleteResult.Absent());
    }
  }

  private void copy(Bucket bucket, String from, String to) {
    Known source = blobs.get(from);
    if (source != null) {
      Precondition asked = precondition(to);
      WriteResult result = bucket.copy(BlobKey.of(from), version(from), BlobKey.of(to), asked);
      written(to, source.content(), source.options(), asked, result);
    }
  }

  private void read(Bucket bucket, String key) {
    Known known = blobs.get(key);
    Optional<BlobInfo> info = bucket.stat(BlobKey.of(key));
    assertThat(info.map(BlobInfo::version)).isEqualTo(version(key));
    if (known == null) {
      return;
    }
    assertThat(info.orElseThrow().headers()).isEqualTo(known.options().headers());
    assertThat(info.orElseThrow().metadata()).isEqualTo(known.options().metadata());
    int from = random.nextInt(known.content().size());
    int length = 1 + random.nextInt(known.content().size() - from);
    assertThat(
            bucket.readRanges(
                BlobKey.of(key),
                List.of(ByteRange.of(from, length), ByteRange.all()),
                ReadOptions.ofVersion(known.version())))
        .containsExactly(known.content().slice(from, length), known.content());
  }

  private void list(Bucket bucket) {
    String prefix = random.nextBoolean() ? "" : key().substring(0, 1);
    boolean shallow = random.nextBoolean();
    String start = random.nextBoolean() ? "" : random.nextInt(9) == 0 ? "a/\ud83d\ude00" : key();
    ListRequest request = shallow ? ListRequest.shallow(prefix) : ListRequest.deep(prefix);
    if (!start.isEmpty()) {
      request = request.startAfter(start);
    }
    assertThat(names(bucket, request.withPageSize(1 + random.nextInt(5))))
        .isEqualTo(expected(prefix, shallow, start));
  }

  private static List<String> names(Bucket bucket, ListRequest request) {
    List<String> names = new ArrayList<>();
    Page<ListEntry> page = bucket.list(request);
    while (true) {
      assertThat(page.items()).hasSizeLessThanOrEqualTo(request.pageSize());
      page.items().forEach(entry -> names.add(entry.name()));
      if (page.next().isEmpty()) {
        return names;
      }
      page = bucket.list(request.after(page.next().get()));
    }
  }

  private List<String> expected(String prefix, boolean shallow, String start) {
    TreeSet<String> names = new TreeSet<>(blobs.comparator());
    for (String key : blobs.keySet()) {
      if (key.startsWith(prefix)) {
        int slash = shallow ? key.indexOf('/', prefix.length()) : -1;
        names.add(slash < 0 ? key : key.substring(0, slash + 1));
      }
    }
    return List.copyOf(start.isEmpty() ? names : names.tailSet(start, false));
  }
}
