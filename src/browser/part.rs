use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, DocumentFragment, Element, Event, EventInit, FocusOptions, HtmlElement,
    HtmlTemplateElement, KeyboardEvent, window,
};

/// An element of the page.
#[derive(Clone)]
pub struct Part(HtmlElement);

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

impl Part {
    /// The first element of the page that matches a CSS selector.
    pub fn of_page(css: &str) -> Option<Self> {
        Self::from_element(document()?.query_selector(css).ok()??)
    }

    /// The `<html>` element, whose attributes are for styles, scripts and tests.
    pub fn root() -> Option<Self> {
        Self::from_element(document()?.document_element()?)
    }

    /// A new, empty element, not yet in the page.
    pub fn new(kind: &str) -> Option<Self> {
        Self::from_element(document()?.create_element(kind).ok()?)
    }

    pub(super) fn from_element(element: Element) -> Option<Self> {
        // An element of another document (`DomParser`) is fine too.
        element.dyn_into().ok().map(Self)
    }

    /// The first element inside this one that matches a CSS selector.
    pub fn part(&self, css: &str) -> Option<Self> {
        Self::from_element(self.0.query_selector(css).ok()??)
    }

    /// Every element inside this one that matches a CSS selector, in document order.
    pub fn parts(&self, css: &str) -> Vec<Self> {
        let Ok(found) = self.0.query_selector_all(css) else {
            return Vec::new();
        };
        let one = |index| Self::from_element(found.get(index)?.dyn_into().ok()?);
        (0..found.length()).filter_map(one).collect()
    }

    /// This element or its closest ancestor that matches a CSS selector.
    pub fn around(&self, css: &str) -> Option<Self> {
        Self::from_element(self.0.closest(css).ok()??)
    }

    /// The value of an attribute; `None` if the element does not have it.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.0.get_attribute(name)
    }

    /// Sets an attribute.
    pub fn set_attribute(&self, name: &str, value: &str) {
        let _ = self.0.set_attribute(name, value);
    }

    /// Removes an attribute.
    pub fn remove_attribute(&self, name: &str) {
        let _ = self.0.remove_attribute(name);
    }

    /// Shows the element, or hides it, from screen readers too.
    pub fn show(&self, shown: bool) {
        self.0.set_hidden(!shown);
    }

    /// Its words.
    pub fn text(&self) -> String {
        self.0.text_content().unwrap_or_default()
    }

    /// Replaces the content of the element, including nodes that a translator has put there.
    pub fn say(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// The text of the element, if it is a field.
    pub fn value(&self) -> String {
        let field = self.0.dyn_ref::<web_sys::HtmlInputElement>();
        field
            .map(web_sys::HtmlInputElement::value)
            .unwrap_or_default()
    }

    /// Sets the text of the element, if it is a field.
    pub fn set_value(&self, text: &str) {
        if let Some(field) = self.0.dyn_ref::<web_sys::HtmlInputElement>() {
            field.set_value(text);
        }
    }

    /// Inserts another element after this one.
    pub fn follow_with(&self, part: &Self) {
        let next = self.0.next_sibling();
        if let Some(around) = self.0.parent_node() {
            let _ = around.insert_before(&part.0, next.as_ref());
        }
    }

    /// Inserts another element as the first child of this one.
    pub fn begin_with(&self, part: &Self) {
        let first = self.0.first_child();
        let _ = self.0.insert_before(&part.0, first.as_ref());
    }

    /// Copies the language and the direction of another element.
    pub fn speak_as(&self, other: &Self) {
        for name in ["lang", "dir"] {
            match other.attribute(name) {
                Some(value) => self.set_attribute(name, &value),
                None => self.remove_attribute(name),
            }
        }
    }

    /// Whether the element has a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.0.class_list().contains(class)
    }

    /// Adds a class to the element, or removes it.
    pub fn set_class(&self, class: &str, given: bool) {
        let _ = self.0.class_list().toggle_with_force(class, given);
    }

    /// Appends another element to this one.
    pub fn append(&self, part: &Self) {
        let _ = self.0.append_child(&part.0);
    }

    /// Moves the children of another element to the end of this one.
    pub fn append_children(&self, of: &Self) {
        while let Some(child) = of.0.first_child() {
            if self.0.append_child(&child).is_err() {
                return;
            }
        }
    }

    /// Appends copies of the children of another element to this one.
    pub fn append_copies(&self, of: &Self) {
        let mut child = of.0.first_child();
        while let Some(node) = child {
            if let Some(document) = document()
                && let Ok(copy) = document.import_node_with_deep(&node, true)
            {
                let _ = self.0.append_child(&copy);
            }
            child = node.next_sibling();
        }
    }

    /// Removes the children of the element except the Back control, which a visitor may be
    /// pressing.
    pub fn clear(&self) {
        for part in self.parts(":scope > :not(.back)") {
            part.remove();
        }
    }

    /// Replaces the content of a screen with a copy of a `<template>` of the page.
    pub fn replace_with_template(&self, id: &str) {
        self.clear();
        let template = document().and_then(|document| document.get_element_by_id(id));
        let template = template.and_then(|found| found.dyn_into::<HtmlTemplateElement>().ok());
        let Some(template) = template else { return };
        let content: DocumentFragment = template.content();
        let Some(copy) = document()
            .and_then(|document| document.import_node_with_deep(&content, true).ok())
            .and_then(|copy| copy.dyn_into::<DocumentFragment>().ok())
        else {
            return;
        };
        if self.part(":scope > .back").is_some()
            && let Ok(Some(back)) = copy.query_selector(".back")
        {
            back.remove();
        }
        let _ = self.0.append_child(&copy);
    }

    /// A deep copy of the element.
    pub fn copy(&self) -> Option<Self> {
        Self::from_element(self.0.clone_node_with_deep(true).ok()?.dyn_into().ok()?)
    }

    /// A copy for the page of an element of another document.
    pub fn imported(&self) -> Option<Self> {
        let copy = document()?.import_node_with_deep(&self.0, true).ok()?;
        Self::from_element(copy.dyn_into().ok()?)
    }

    /// Takes over the attributes and the content of a piece of the page of texts.
    pub fn become_screen(&self, article: &Self) {
        let class = article.attribute("class").unwrap_or_default();
        self.clear();
        if let (Some(kept), Some(back)) =
            (self.part(":scope > .back"), article.part(":scope > .back"))
        {
            // Put "Retour" in the language of the new content. If it is the same already, do not
            // touch it: a finger may be on it.
            if kept.text() != back.text() {
                kept.say("");
                kept.append_copies(&back);
            }
            back.remove();
        }
        self.set_attribute("class", &["screen ", &class].concat());
        for name in article
            .0
            .get_attribute_names()
            .iter()
            .filter_map(|name| name.as_string())
        {
            if name.starts_with("data-") || name == "lang" || name == "dir" {
                let value = article.attribute(&name).unwrap_or_default();
                self.set_attribute(&name, &value);
            }
        }
        self.append_children(article);
    }

    /// Dispatches an event on the element, which bubbles.
    pub fn tell(&self, name: &str) {
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
            let _ = self.0.dispatch_event(&event);
        }
    }

    /// Applies the styles of this link to the screen from now on.
    pub fn show_styles(&self) {
        let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
        let media = get(&self.0, "sheet").and_then(|sheet| get(&sheet, "media"));
        if let Some(media) = media {
            let _ = Reflect::set(&media, &"mediaText".into(), &"all".into());
        }
    }

    /// Calls `act` at the first event of this kind on the element.
    pub fn once(&self, event: &str, act: impl FnOnce() + 'static) {
        let act = Closure::once_into_js(act);
        let _ = self
            .0
            .add_event_listener_with_callback(event, act.unchecked_ref());
    }

    /// Calls `act` at each press on the element, for as long as it exists.
    pub fn on_press(&self, act: impl Fn() + 'static) {
        let act = Closure::<dyn Fn()>::new(act).into_js_value();
        let _ = self
            .0
            .add_event_listener_with_callback("click", act.unchecked_ref());
    }

    /// Calls `heard` at each input in the element, until the handle is dropped.
    pub fn on_input(&self, heard: impl Fn() + 'static) -> InputListener {
        let closure = Closure::<dyn Fn()>::new(heard);
        let _ = self
            .0
            .add_event_listener_with_callback("input", closure.as_ref().unchecked_ref());
        InputListener {
            field: self.0.clone(),
            closure,
        }
    }

    /// Calls `act` when Enter is pressed in this field, except while an input method is composing.
    pub fn on_enter(&self, act: impl Fn(&Self) + 'static) {
        let field = self.clone();
        let closure = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() && field.0.tag_name() == "INPUT" {
                event.prevent_default();
                act(&field);
            }
        });
        let listener = closure.into_js_value();
        let _ = self
            .0
            .add_event_listener_with_callback("keydown", listener.unchecked_ref());
    }

    /// Removes the focus: the keyboard of a phone closes.
    pub fn blur(&self) {
        let _ = self.0.blur();
    }

    /// Moves the focus here, without scrolling the page.
    pub fn focus(&self) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = self.0.focus_with_options(&options);
    }

    /// Scrolls to the element, if its lower edge is below the window.
    pub fn bring_into_view(&self) {
        let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
        if height.is_some_and(|height| self.0.get_bounding_client_rect().bottom() > height) {
            self.0.scroll_into_view();
        }
    }

    /// Removes the element from the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// The element itself, for Leptos to mount into.
    pub fn element(&self) -> HtmlElement {
        self.0.clone()
    }
}

impl From<&HtmlElement> for Part {
    fn from(element: &HtmlElement) -> Self {
        Self(element.clone())
    }
}

/// Listens to a field until it is dropped.
pub struct InputListener {
    field: HtmlElement,
    closure: Closure<dyn Fn()>,
}

impl Drop for InputListener {
    fn drop(&mut self) {
        let listener = self.closure.as_ref().unchecked_ref();
        let _ = self
            .field
            .remove_event_listener_with_callback("input", listener);
    }
}
