package io.tributary.core.config;

import java.util.List;
import java.util.Objects;

/** A list. */
public final class ConfigList extends ConfigNode {
  private final List<ConfigNode> elements;

  ConfigList(Place place, List<ConfigNode> elements) {
    super(place);
    this.elements = List.copyOf(elements);
  }

  /** The elements, in the order of the file. */
  public List<ConfigNode> elements() {
    return elements;
  }

  @Override
  public List<Object> value() {
    return elements.stream().map(ConfigNode::value).filter(Objects::nonNull).toList();
  }

  @Override
  String described() {
    return "a list";
  }
}
