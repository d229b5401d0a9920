package io.cloudhal.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.cloudhal.conformance.TinyComputer.Manner;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.PresignRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What becomes of clauses, in the test run and in the report. */
class SuiteTest {

  @Test
  void everyOutcomeOfAClauseIsReported() throws Exception {
    Events tests = run(Outcomes.class);
    tests.assertStatistics(counts -> counts.started(5).succeeded(1).failed(2).aborted(2));
    assertThat(report())
        .isEqualTo(
            """
            {"provider": "tiny", "backend": "embedded", "clauses": [
              {"id": "tiny.fails.1", "status": "failed", "servers": ["one"], "reason": "java.lang.AssertionError: \\"wrong\\""},
              {"id": "tiny.passes.1", "status": "passed", "servers": ["one"], "reason": ""},
              {"id": "tiny.refuses.1", "status": "refused-as-declared", "servers": ["one"], "reason": "storage.presign is not declared"},
              {"id": "tiny.unproven.1", "status": "unproven", "servers": [], "reason": "no server is right about it"},
              {"id": "tiny.unreachable.1", "status": "failed", "servers": [], "reason": "java.lang.IllegalStateException: the server did not start"}
            ]}
            """);
  }

  @Test
  void aClauseAboutADeclaredFeatureIsVerified() throws Exception {
    run(Signs.class).assertStatistics(counts -> counts.started(1).succeeded(1));
    assertThat(report()).contains("\"passed\", \"servers\": [\"two\"]");
  }

  @Test
  void aFeatureThatIsNotDeclaredButWorksFailsItsClause() throws Exception {
    run(SignsSecretly.class).assertStatistics(counts -> counts.started(1).failed(1));
    assertThat(report()).contains("tiny.refuses.1\", \"status\": \"failed\"");
  }

  @Test
  void suitesOfOneProviderMakeOneReport() throws Exception {
    run(Outcomes.class, Signs.class);
    assertThat(report())
        .contains(
            "{\"id\": \"tiny.refuses.1\", \"status\": \"passed\", \"servers\": [\"one\", \"two\"]")
        .contains("tiny.passes.1");
  }

  @Test
  void whatTestsMadeIsRemovedAndTheFixtureIsClosedLast() {
    run(Makes.class).assertStatistics(counts -> counts.started(2).succeeded(2));
    assertThat(Makes.COMPUTER.events())
        .containsExactly(
            "computer closed",
            "computer closed",
            "computer closed",
            "fixture closed with buckets []");
  }

  @Test
  void aCleanUpThatFailsFailsItsClause() throws Exception {
    run(Leaves.class).assertStatistics(counts -> counts.started(1).failed(1));
    assertThat(report()).contains("\"failed\"").contains("cannot remove it");
  }

  @Test
  void aTestWithoutAClauseFails() {
    run(Nameless.class).assertStatistics(counts -> counts.started(1).failed(1));
  }

  private static Events run(Class<?>... suites) {
    DiscoverySelector[] selectors =
        Stream.of(suites).map(suite -> selectClass(suite)).toArray(DiscoverySelector[]::new);
    return EngineTestKit.engine("junit-jupiter").selectors(selectors).execute().testEvents();
  }

  private static String report() throws IOException {
    return Files.readString(TinySuite.REPORTS.resolve("tiny.json"));
  }

  abstract static class RefusesContract extends Contract {
    @Test
    @Clause(value = "tiny.refuses.1", needs = Feature.PRESIGN)
    void signs() {
      Duration minute = Duration.ofMinutes(1);
      assertThat(resources().bucket().presign(PresignRequest.get(BlobKey.of("key"), minute)))
          .isNotNull();
    }
  }

  static class Outcomes extends TinySuite {
    Outcomes() {
      super("one", new TinyComputer(false, Manner.REFUSES));
    }

    @Nested
    class Refuses extends RefusesContract {}

    @Nested
    class Others extends Contract {
      @Test
      @Clause("tiny.passes.1")
      void passes() {
        assertThat(budget("tiny.passes", 3)).isEqualTo(21);
      }

      @Test
      @Clause("tiny.fails.1")
      void fails() {
        throw new AssertionError("\"wrong\"");
      }

      @Test
      @Clause("tiny.unproven.1")
      void cannotBeProven() {
        throw new AssertionError("must not run");
      }

      @Test
      @Clause("tiny.unreachable.1")
      void cannotBeReached() {
        throw new AssertionError("must not run");
      }
    }
  }

  static class Signs extends TinySuite {
    Signs() {
      super("two", new TinyComputer(true, Manner.WORKS));
    }

    @Nested
    class Refuses extends RefusesContract {}
  }

  static class SignsSecretly extends TinySuite {
    SignsSecretly() {
      super("three", new TinyComputer(false, Manner.WORKS));
    }

    @Nested
    class Refuses extends RefusesContract {}
  }

  static class Makes extends TinySuite {
    static final TinyComputer COMPUTER = new TinyComputer(true, Manner.WORKS);

    Makes() {
      super("four", COMPUTER);
    }

    @Nested
    class Buckets extends Contract {
      @Test
      @Clause("tiny.makes.1")
      void oneTestMakesBuckets() {
        assertThat(COMPUTER.buckets()).hasSizeLessThanOrEqualTo(1);
        resources().bucket();
        resources().bucket();
        resources().freshBucket();
        resources().freshBucket();
        assertThat(COMPUTER.buckets()).hasSize(3);
      }

      @Test
      @Clause("tiny.makes.2")
      void anotherSeesOnlyTheSharedOneAndOpensAComputer() {
        assertThat(COMPUTER.buckets()).hasSizeLessThanOrEqualTo(1);
        resources().bucket();
        assertThat(COMPUTER.buckets()).hasSize(1);
        assertThat(another()).isSameAs(COMPUTER);
      }
    }
  }

  static class Leaves extends TinySuite {
    Leaves() {
      super("five", new TinyComputer(true, Manner.WORKS));
    }

    @Nested
    class Rest extends Contract {
      @Test
      @Clause("tiny.leaves.1")
      void leavesSomething() {
        resources()
            .afterwards(
                () -> {
                  throw new IllegalStateException("cannot remove it");
                });
      }
    }
  }

  static class Nameless extends TinySuite {
    Nameless() {
      super("six", new TinyComputer(true, Manner.WORKS));
    }

    @Nested
    class Test1 extends Contract {
      @Test
      void hasNoClause() {}
    }
  }
}
