/// <reference types="svelte" />
/// <reference types="vite/client" />
import { mount } from "svelte";
import App from "./app.svelte";
import "./tokens.css";
import "./page.css";

const target = document.getElementById("app");
if (target !== null) mount(App, { target });
