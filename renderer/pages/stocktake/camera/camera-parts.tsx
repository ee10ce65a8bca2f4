import { Camera, CameraOff } from 'lucide-react';
import { Button } from '../../../ui/button';
import { ProblemNotice } from '../../../ui/notices';
import { CameraPanel } from './camera-panel';
import { type useCamera, useCameraThere } from './use-camera';

type Cameras = ReturnType<typeof useCamera>;
type ButtonProps = {
  readonly camera: Cameras;
  /** Does the work, and goes back to the box. */
  readonly then: (work: () => void) => () => void;
};

/** Only where there is a camera; it is asked for when this is pressed, and not before. */
export function CameraButton({ camera: { state, start, stop }, then }: ButtonProps) {
  const there = useCameraThere();
  if (!there && state.kind === 'off' && state.problem === null) return null;
  return state.kind === 'off' ? (
    <Button icon={Camera} onPress={then(() => void start())}>
      カメラで読む
    </Button>
  ) : (
    <Button icon={CameraOff} busy={state.kind === 'starting'} onPress={then(() => stop())}>
      カメラを止める
    </Button>
  );
}

type PlaceProps = { readonly camera: Cameras; readonly onCode: (text: string) => void };

/** The picture while the camera runs; why it does not run, otherwise. */
export function CameraPlace({ camera, onCode }: PlaceProps) {
  const { state } = camera;
  if (state.kind === 'on') return <CameraPanel {...{ camera, onCode }} {...state} />;
  if (state.kind === 'starting') return null;
  if (state.problem) return <ProblemNotice problem={state.problem} />;
  return state.note === null ? null : <p role="status">{state.note}</p>;
}
