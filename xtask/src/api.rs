//! The public interface of the crate in one file, docs/api.txt, so that a change of it is seen where it is reviewed.
//!
//! It is read from the source: what rustdoc could tell needs a nightly compiler. So what macros make is known by what is
//! known of our own macros, and traits are listed by name.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{
    Attribute, Expr, Fields, File, ImplItem, Item, ItemMacro, ItemMod, Meta, TraitItem, Type, UseTree, Visibility,
    parse_quote,
};

use crate::run::{Result, root};

/// Where the listing is kept.
const LISTING: &str = "docs/api.txt";
/// The stages, which are public for the tools of the repository alone: `src/lib.rs` says so.
const STAGES: [&str; 4] = ["lexicon", "quote", "speaker", "text"];
const HEAD: &str = "\
// The public interface of the crate isnad: what semantic versioning is about. `cargo xtask api` writes this file, and the
// tests fail where it is not up to date. Bodies, documentation and what is private are left out.

";

/// Writes the listing.
pub fn write() -> Result {
    Ok(fs::write(root().join(LISTING), listing()?)?)
}

/// Fails where the listing is not that of the source.
pub fn check() -> Result {
    let (kept, now) = (fs::read_to_string(root().join(LISTING))?, listing()?);
    if kept == now {
        return Ok(());
    }
    for (sign, has, lacks) in [("-", &kept, &now), ("+", &now, &kept)] {
        let others: std::collections::HashSet<&str> = lacks.lines().collect();
        has.lines().filter(|line| !others.contains(line)).for_each(|line| eprintln!("{sign} {line}"));
    }
    Err("the public interface has changed: `cargo xtask api` writes it down, and CHANGELOG.md tells it".into())
}

fn listing() -> Result<String> {
    let source = root().join("src");
    let items = module(&source.join("lib.rs"), &source, None)?;
    Ok(format!("{HEAD}{}", prettyplease::unparse(&File { shebang: None, attrs: Vec::new(), items })))
}

/// The public items of the module in `file`, whose submodules are in `folder`; only those of certain names, if any are
/// given.
fn module(file: &Path, folder: &Path, only: Option<&[String]>) -> Result<Vec<Item>> {
    let parsed = syn::parse_file(&fs::read_to_string(file)?).map_err(|e| format!("{}: {e}", file.display()))?;
    let private: Vec<&ItemMod> = parsed
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Mod(module) if !public(&module.vis) && module.content.is_none() => Some(module),
            _ => None,
        })
        .collect();
    let mut items = Vec::new();
    for item in &parsed.items {
        match item {
            // What is made public from a private module stands where it is found.
            Item::Use(import) if public(&import.vis) && only.is_none() => {
                let mut paths = Vec::new();
                leaves(&import.tree, &mut Vec::new(), &mut paths);
                let hidden = private
                    .iter()
                    .find(|module| paths.iter().all(|path| path.first() == Some(&module.ident.to_string())));
                match hidden {
                    Some(module) => {
                        let names: Vec<String> =
                            paths.into_iter().filter_map(|path| path.into_iter().next_back()).collect();
                        let (file, folder) = place(module, folder)?;
                        items.extend(self::module(&file, &folder, Some(&names))?);
                    }
                    None => items.push(item.clone()),
                }
            }
            Item::Mod(module) if STAGES.iter().any(|stage| module.ident == stage) => {}
            Item::Mod(module) if public(&module.vis) && module.content.is_none() && here(&module.attrs) => {
                let (file, below) = place(module, folder)?;
                let mut module = module.clone();
                module.attrs = kept(&module.attrs);
                module.content = Some((Default::default(), self::module(&file, &below, None)?));
                module.semi = None;
                items.push(Item::Mod(module));
            }
            Item::Macro(made) => items.extend(of_macro(made)?),
            _ => items.extend(bare(item)),
        }
    }
    if let Some(only) = only {
        items.retain(|item| name(item).is_some_and(|name| only.contains(&name)));
    }
    Ok(items)
}

/// Where a submodule is, and where its own are.
fn place(module: &ItemMod, folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let below = folder.join(module.ident.to_string());
    let files = [below.with_extension("rs"), below.join("mod.rs")];
    let file = files.into_iter().find(|file| file.is_file());
    Ok((file.ok_or_else(|| format!("no file of the module {}", module.ident))?, below))
}

/// The paths that a `use` names.
fn leaves(tree: &UseTree, path: &mut Vec<String>, paths: &mut Vec<Vec<String>>) {
    match tree {
        UseTree::Path(part) => {
            path.push(part.ident.to_string());
            leaves(&part.tree, path, paths);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, path, paths)),
        UseTree::Name(name) => paths.push([path.as_slice(), &[name.ident.to_string()]].concat()),
        UseTree::Rename(name) => paths.push([path.as_slice(), &[name.rename.to_string()]].concat()),
        UseTree::Glob(_) => paths.push([path.as_slice(), &["*".to_string()]].concat()),
    }
}

fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Whether an item is there where neither tests are made nor wasm.
fn here(attributes: &[Attribute]) -> bool {
    !attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => {
            let condition = list.tokens.to_string();
            ["test", "doctest"].contains(&condition.as_str()) || condition.contains("wasm32")
        }
        _ => false,
    })
}

/// The attributes that a caller can tell.
fn kept(attributes: &[Attribute]) -> Vec<Attribute> {
    let kept = ["derive", "non_exhaustive", "cfg", "repr"];
    attributes.iter().filter(|attribute| kept.iter().any(|name| attribute.path().is_ident(name))).cloned().collect()
}

/// The type whose items an `impl` holds, or the name of another item.
fn name(item: &Item) -> Option<String> {
    Some(match item {
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        Item::Const(item) => item.ident.to_string(),
        Item::Impl(item) => match &*item.self_ty {
            Type::Path(path) => path.path.segments.last()?.ident.to_string(),
            _ => return None,
        },
        _ => return None,
    })
}

/// An item without what nobody outside sees; none where that is all of it.
fn bare(item: &Item) -> Option<Item> {
    let unknown: Expr = parse_quote!(_);
    match item.clone() {
        Item::Fn(mut item) if public(&item.vis) && here(&item.attrs) => {
            item.attrs = kept(&item.attrs);
            item.block.stmts.clear();
            Some(Item::Fn(item))
        }
        Item::Const(mut item) if public(&item.vis) && here(&item.attrs) => {
            item.attrs = kept(&item.attrs);
            *item.expr = unknown;
            Some(Item::Const(item))
        }
        Item::Struct(mut item) if public(&item.vis) && here(&item.attrs) => {
            item.attrs = kept(&item.attrs);
            let fields = match &mut item.fields {
                Fields::Named(fields) => &mut fields.named,
                Fields::Unnamed(fields) => &mut fields.unnamed,
                Fields::Unit => &mut Punctuated::new(),
            };
            *fields = std::mem::take(fields).into_iter().filter(|field| public(&field.vis)).collect();
            item.fields.iter_mut().for_each(|field| field.attrs = kept(&field.attrs));
            Some(Item::Struct(item))
        }
        Item::Enum(mut item) if public(&item.vis) && here(&item.attrs) => {
            item.attrs = kept(&item.attrs);
            for variant in &mut item.variants {
                variant.attrs = kept(&variant.attrs);
                variant.fields.iter_mut().for_each(|field| field.attrs = kept(&field.attrs));
            }
            Some(Item::Enum(item))
        }
        Item::Type(mut item) if public(&item.vis) && here(&item.attrs) => {
            item.attrs = kept(&item.attrs);
            Some(Item::Type(item))
        }
        Item::Trait(mut item) if public(&item.vis) && here(&item.attrs) => {
            item.attrs = kept(&item.attrs);
            for part in &mut item.items {
                if let TraitItem::Fn(method) = part {
                    method.attrs.clear();
                    if let Some(block) = &mut method.default {
                        block.stmts.clear();
                    }
                }
            }
            Some(Item::Trait(item))
        }
        Item::Impl(mut item) if here(&item.attrs) => {
            item.attrs = kept(&item.attrs);
            let of_trait = item.trait_.is_some();
            item.items.retain_mut(|part| match part {
                ImplItem::Fn(method) => {
                    method.attrs = kept(&method.attrs);
                    method.block.stmts.clear();
                    public(&method.vis)
                }
                ImplItem::Const(constant) => {
                    constant.attrs = kept(&constant.attrs);
                    constant.expr = unknown.clone();
                    public(&constant.vis)
                }
                _ => of_trait,
            });
            (of_trait || !item.items.is_empty()).then_some(Item::Impl(item))
        }
        Item::Use(item) if public(&item.vis) => Some(Item::Use(item)),
        _ => None,
    }
}

/// What our own macros make: `names!` an enum, `rules!` constants.
fn of_macro(made: &ItemMacro) -> Result<Vec<Item>> {
    let called = made.mac.path.segments.last().map(|part| part.ident.to_string()).unwrap_or_default();
    let tokens = undocumented(made.mac.tokens.clone());
    Ok(match called.as_str() {
        "names" => {
            let (mut name, mut variants) = (None, Vec::new());
            for token in tokens {
                match token {
                    TokenTree::Ident(ident) => name = Some(ident),
                    TokenTree::Group(group) => {
                        let idents = undocumented(group.stream()).into_iter().filter_map(|token| match token {
                            TokenTree::Ident(ident) => Some(ident),
                            _ => None,
                        });
                        variants.extend(idents);
                    }
                    _ => {}
                }
            }
            let name = name.ok_or("names! without a name")?;
            vec![
                parse_quote! { pub enum #name { #(#variants),* } },
                parse_quote! { impl #name { pub const ALL: &'static [Self] = _; pub const fn name(self) -> &'static str {} } },
                parse_quote! { impl core::fmt::Display for #name {} },
            ]
        }
        "rules" => {
            let mut items: Vec<Item> = Vec::new();
            let tokens: Vec<TokenTree> = tokens.into_iter().collect();
            for three in tokens.windows(3) {
                // NAME = "stage/what-it-does"
                if let [TokenTree::Ident(name), TokenTree::Punct(sign), TokenTree::Literal(id)] = three
                    && sign.as_char() == '='
                {
                    items.push(parse_quote! { pub const #name: RuleId = rule(#id); });
                }
            }
            items.push(parse_quote! { pub const ALL: &[RuleId] = _; });
            items
        }
        _ => Vec::new(),
    })
}

/// Tokens without attributes.
fn undocumented(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match &token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => drop(tokens.next()),
            _ => kept.push(token),
        }
    }
    kept
}
