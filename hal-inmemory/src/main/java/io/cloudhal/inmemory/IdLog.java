package io.cloudhal.inmemory;

import java.util.Map;

/** Keeps the deduplication ids of one queue or topic. Thread-safe. */
interface IdLog {

  /** Returns what is kept. */
  Map<String, FirstMessage> all();

  /** Keeps an id; within a change. */
  void add(String id, FirstMessage first);

  /** Forgets an id; within a change. */
  void remove(String id);
}
