package io.cloudhal.shelf.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudhal.Bytes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CatalogTest {

  private static final Digest DIGEST = Digest.of(new byte[] {1});

  @Test
  void referencesAndAttributesAreKept() {
    Reference slf4j = new Reference(PackageId.maven("org.slf4j", "slf4j-api", "2"), DIGEST, 77);
    Reference other = new Reference(PackageId.of("a", "1"), Digest.zero(), 1);
    Map<String, String> attributes = Map.of("licence", "MIT", "purl", "pkg:maven/a/b@1", "ü", "");
    Catalog catalog =
        open(
            new CatalogBuilder().references(List.of(slf4j, other)).attributes(attributes).encode());

    assertThat(catalog.references()).containsExactly(slf4j, other);
    assertThat(catalog.attributes()).containsExactlyInAnyOrderEntriesOf(attributes);
  }

  @Test
  void anOpenCatalogTakesAtMost120BytesOfHeapAFile() {
    int files = 200_000;
    MemorySegment bytes = offHeap(manyFiles(files));
    long before = usedHeap();
    Catalog catalog = Catalog.open(bytes);
    assertThat(catalog.lookup("package7/directory3/Class123456.class")).isEmpty();
    assertThat(catalog.lookup("package6/directory56/Class123456.class")).isPresent();
    long used = usedHeap() - before;

    assertThat(catalog.size()).isGreaterThan(files);
    assertThat(used / files).isLessThanOrEqualTo(120);
    assertThat(used).as("it does not grow with the files").isLessThan(4_000_000);
  }

  @Test
  void aSectionOfALaterVersionIsIgnoredUnlessItIsCritical() {
    byte[] bytes = new CatalogBuilder().encode().toByteArray();
    assertThatExceptionOfType(FormatException.class)
        .isThrownBy(() -> open(withUnknownSection(bytes, CatalogLayout.CRITICAL)))
        .withMessageContaining("newer reader");
    assertThat(open(withUnknownSection(bytes, 0)).size()).isEqualTo(1);
  }

  @Test
  void aPathIsAddedOnceAndOnlyBelowDirectories() {
    CatalogBuilder builder = new CatalogBuilder().symlink("a", 0, "b").directory("d", 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.symlink("a", 0, "c"))
        .withMessage("a was added twice");
    assertThatIllegalArgumentException().isThrownBy(() -> builder.symlink("a/x", 0, "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.symlink("d", 0, "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> builder.directory("e", 010000));
  }

  @Test
  void linksThatLeadAroundForEverLeadNowhere() {
    Catalog catalog =
        open(
            new CatalogBuilder()
                .symlink("a", 0, "b")
                .symlink("b", 0, "./a")
                .symlink("out", 0, "../x")
                .symlink("d/up", 0, "../d/../d")
                .encode());

    assertThat(catalog.resolve("a")).isEmpty();
    assertThat(catalog.resolve("out")).isEmpty();
    assertThat(catalog.resolve("d/up/up")).isEqualTo(catalog.lookup("d"));
  }

  /** The table of sections ends where the first section begins, so the last row is given away. */
  private static Bytes withUnknownSection(byte[] bytes, int flags) {
    WireReader in = new WireReader("catalog", Bytes.wrap(bytes));
    WireWriter out = new WireWriter().raw(in.raw(10).toByteArray());
    int sections = in.u16();
    out.u16(sections + 1).i32(in.i32());
    for (int i = 0; i < sections; i++) {
      out.i32(in.i32()).i32(in.i32()).i64(in.i64() + CatalogLayout.SECTION).i64(in.i64());
    }
    out.i32(0x58585858).i32(flags).i64(bytes.length).i64(0);
    int read = CatalogLayout.HEADER + sections * CatalogLayout.SECTION;
    return out.raw(in.raw(bytes.length - read).toByteArray()).toBytes();
  }

  private static Bytes manyFiles(int files) {
    FrameLocation frame = new FrameLocation(DIGEST, 1000, 0, 100, 1000, DIGEST);
    Placement placement = new Placement(List.of(frame), 10);
    CatalogBuilder builder = new CatalogBuilder();
    for (int i = 0; i < files; i++) {
      String path = "package%d/directory%d/Class%d.class".formatted(i % 50, i % 100, i);
      builder.file(path, 0644, 20, DIGEST, placement);
    }
    return builder.encode();
  }

  private static MemorySegment offHeap(Bytes bytes) {
    MemorySegment segment = Arena.ofAuto().allocate(bytes.size());
    return segment.copyFrom(MemorySegment.ofArray(bytes.toByteArray()));
  }

  /** The lowest of some measurements: what a collection leaves over only shrinks. */
  private static long usedHeap() {
    long lowest = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      ManagementFactory.getMemoryMXBean().gc();
      lowest = Math.min(lowest, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return lowest;
  }

  private static Catalog open(Bytes bytes) {
    return Catalog.open(MemorySegment.ofArray(bytes.toByteArray()));
  }
}
